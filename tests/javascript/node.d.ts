// What the tests use of Node, as far as the check of types must know it: that it is there.

declare module "node:*";
declare const process: any;
