import { load, type Sonder } from 'sonder/inline';

/** The engine with its module inside the script, so that starting it asks the network for nothing. */
export const startEngine = (): Promise<Sonder> => load();
