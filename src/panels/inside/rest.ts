/** While training, a picture that costs time rests this many times as long as it took: less than a tenth goes into it. */
export const REST = 12;
