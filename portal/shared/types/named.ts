export type Named<Row extends { id: unknown; name: unknown }> = Pick<Row, 'id' | 'name'>;
