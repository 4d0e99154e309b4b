/** Forms of parameters that several products share. */
export const HOST = /[a-z0-9-]+(\.[a-z0-9-]+)+/;
export const HOST_AND_PATH = /[a-z0-9-]+(\.[a-z0-9-]+)+(\/[A-Za-z0-9_-]+)*/;
export const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
