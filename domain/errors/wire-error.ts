import { z } from 'zod';

/** The code and parameters of an error in a response. A newer server may send codes that the page does not know. */
export const codedErrorFields = {
  code: z.string().meta({ description: 'Identifies the error; stays the same if the text changes' }),
  params: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.array(z.string()).readonly(), z.array(z.number()).readonly()]),
    )
    .meta({ description: 'The values that the text contains' }),
};

/** An input error in a response. */
export const wireError = z.object({
  path: z.string().meta({ description: 'JSON pointer (RFC 6901) to the value' }),
  message: z.string().meta({ description: 'In English' }),
  ...codedErrorFields,
});
export type WireError = z.output<typeof wireError>;
