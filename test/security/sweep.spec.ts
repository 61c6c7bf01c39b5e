import { describeSweep } from './sweep/suite.js';

describeSweep(2);
