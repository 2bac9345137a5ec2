import type { MonthlyBill, Payment } from './records.ts';

export const PAYMENTS: readonly Payment[] = [
  payment(101, 12, 600, '2016-0117', '2024-02-09T17:05:30Z'),
  payment(102, 12, 400, null, '2024-05-14T06:40:11Z'),
  payment(103, 13, 500, 'DC-77', '2024-03-01T10:00:00Z'),
  payment(104, 21, 212.07, '', '2024-06-20T12:57:58Z'),
  payment(105, 24, 18200, 'FJ-2024-1', '2024-01-31T23:15:00Z'),
];

/**
 * Every month of last year and those of this year so far, for the two users with the most usage.
 */
export const MONTHLY_BILLS: readonly MonthlyBill[] = [12, 24].flatMap((user_id) => {
  const now = new Date();
  const year = now.getUTCFullYear();
  return [...bills(user_id, year - 1, 12), ...bills(user_id, year, now.getUTCMonth() + 1)];
});

function bills(user_id: number, year: number, months: number): readonly MonthlyBill[] {
  return Array.from({ length: months }, (_, index) => ({
    user_id,
    year,
    month: index + 1,
    cost: user_id * 10 + index + 0.37,
  }));
}

function payment(
  id: number,
  user_id: number,
  amount: number,
  invoice_number: string | null,
  at: string,
): Payment {
  return { id, user_id, amount, invoice_number, created_at: new Date(at) };
}
