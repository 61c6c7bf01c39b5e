import { describeSweep } from '../security/sweep/suite.js';

describeSweep(4);
