/** While training, a picture that costs time rests this many times as long as it took: a twentieth of the time goes into it. */
export const REST = 20;
