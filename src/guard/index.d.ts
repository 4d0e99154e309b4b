export declare const guard = 1;
