/** Who a change is by. There are no accounts, and a guess (the machine's user) would be worth less than this. */
export const AUTHOR = 'analyst';
