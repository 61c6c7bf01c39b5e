import { describeLiveSweep } from './sweep/live.js';
import { describeSweep } from './sweep/suite.js';

describeSweep(2);
describeLiveSweep();
