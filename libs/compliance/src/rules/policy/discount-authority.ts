import type { Staff } from '#dealership';
import { add, compareMoney, type Known, type LocalDate, localDate, type Money, streamName } from '#kernel';
import {
  type DiscountGranted,
  discountGranted,
  type OpportunityState,
  type OrderAmended,
  type OrderPlaced,
  orderAmended,
  orderPlaced,
} from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';
import type { Happening } from '../../rule.ts';
import { commandOf } from './command-of.ts';

interface OfOrder {
  readonly orderId: string;
  readonly approvalId?: string;
}

/** An approval as far as a discount rests on it. */
interface Approval {
  readonly purpose?: { readonly command: string; readonly id: string };
  readonly orderId?: string;
  readonly amount?: Money;
  readonly requested?: { readonly event: string; readonly by: string };
  readonly granted?: { readonly event: string; readonly by: string };
}

interface Facts {
  readonly granter: Known<Staff>;
  readonly approval: Known<Approval>;
  readonly approver: Known<Staff>;
}

type Grant = Happening<OfOrder, OpportunityState, Facts>;

/**
 * S83 价格政策、销售折扣. Whoever raises the discounts of an order, all of them together, beyond what the staff directory lets
 * them grant alone names an approval: for this command on this opportunity (and order, and up to the amount, where it says so), by another
 * person who may grant as much. Whoever is not registered, or not in office that day, has no authority.
 */
export const discountAuthority = hardRule<Parameters, OfOrder, OpportunityState, Facts>({
  name: 'discount-authority',
  seed: 'S83',
  parameters: {},
  on: [orderPlaced, orderAmended, discountGranted],
  facts(happening) {
    const { approvalId } = happening.data;
    if (!discountsAfter(happening)) return {};
    const granter = streamName('staff', personIn(happening));
    if (approvalId === undefined) return { granter };
    const approver = happening.facts.approval?.state.granted?.by;
    return {
      granter,
      approval: streamName('approval', approvalId),
      ...(approver !== undefined && { approver: streamName('staff', approver) }),
    };
  },
  judge(happening, _parameters, { zone }) {
    const { facts, occurredAt } = happening;
    const total = discountsAfter(happening);
    if (!total || !facts.granter) return undefined;
    const date = localDate(occurredAt, zone);
    const authority = authorityOf(facts.granter.state, date);
    const approval = facts.approval?.state;
    const kept = covers(authority, total) || isApproved(happening, total, date);
    const values = { total: `${total.amount} ${total.currency}`, authority: authority?.amount ?? '0' };
    const evidence = [approval?.requested, approval?.granted].flatMap((sign) => sign?.event ?? []);
    return { kept, values, evidence, at: '/data/approvalId' };
  },
  message: {
    zh: '订单优惠合计 {total}，超出本人权限（{authority}），且没有有权者的审批',
    en: 'The discounts of the order come to {total}, above the actor’s authority ({authority}), without an approval by somebody who may grant as much',
  },
  remedy: {
    zh: '用 RequestApproval 申请，由有足够权限的他人 Approve 后，在 approvalId 填写审批编号',
    en: 'Ask with RequestApproval, have another person with enough authority Approve it, and give its id as approvalId',
  },
});

/** All discounts of the order once the event has happened; undefined where it raises none. */
function discountsAfter({ type, data, state }: Grant): Money | undefined {
  const order = state.orders.get(data.orderId);
  const granted = state.standing.orders[data.orderId]?.granted;
  const agreed = order?.discount;
  switch (type) {
    case orderPlaced.type: {
      const { discount } = data as OrderPlaced;
      return discount && isPositive(discount) ? sum(discount, granted) : undefined;
    }
    case orderAmended.type: {
      const next = (data as OrderAmended).change?.discount;
      const raised =
        next && (agreed === undefined || agreed.currency !== next.currency || compareMoney(next, agreed) > 0);
      return raised && isPositive(next) ? sum(next, granted) : undefined;
    }
    default:
      return sum((data as DiscountGranted).amount, sum(agreed, granted));
  }
}

function sum<Sum extends Money | undefined>(a: Sum, b: Money | undefined): Sum | Money {
  if (a === undefined || b === undefined) return a ?? (b as Sum);
  return a.currency === b.currency ? add(a, b) : a;
}

function isPositive({ amount }: Money): boolean {
  return Number(amount) > 0;
}

function isApproved({ data, type, id, facts }: Grant, total: Money, date: LocalDate): boolean {
  const { approval, approver } = facts;
  if (!approval || !approver) return false;
  const { purpose, orderId, amount, requested, granted } = approval.state;
  if (!requested || !granted || requested.by === granted.by) return false;
  if (purpose?.command !== commandOf(type) || purpose.id !== id) return false;
  if ((orderId !== undefined && orderId !== data.orderId) || (amount && !covers(amount, total))) return false;
  return covers(authorityOf(approver.state, date), total);
}

/** How much a member of staff may grant alone on a day. */
function authorityOf({ discountAuthority: authority, effectiveFrom, effectiveTo }: Staff, date: LocalDate) {
  const inOffice = (!effectiveFrom || effectiveFrom <= date) && (!effectiveTo || date <= effectiveTo);
  return inOffice ? (authority ?? undefined) : undefined;
}

function covers(authority: Money | undefined, total: Money): boolean {
  return authority?.currency === total.currency && compareMoney(authority, total) >= 0;
}

function personIn({ actor }: Grant): string {
  return actor.onBehalfOf ?? actor.id;
}
