/** The module, gzipped and in base64, made by web/build.mjs. */
export declare const moduleText: string;
