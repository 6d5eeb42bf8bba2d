using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;

namespace HospitalCrm.Core.Complaints;

/// <summary>The reply a draft was made of is dealt with as soon as the draft is. Never saves.</summary>
public sealed class ComplaintReplies(CrmDb db) : IRoomPart
{
    public async Task SettleAsync(Complaint complaint, ComplaintHand hand, CancellationToken ct)
    {
        if (complaint.ReplyId is { } id && await db.InboundMessages.FindAsync([id], ct) is { HandledAt: null } reply)
        {
            reply.Handle(hand.By, hand.At, complaint.Number);
        }
    }
}
