/** The calls of one upstream API form two classes, which do not share slots or cool-downs. */
export type CallClass = 'read' | 'write';
