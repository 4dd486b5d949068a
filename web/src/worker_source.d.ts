/** The worker as one classic script, made by web/build.mjs. */
export declare const workerSource: string;
