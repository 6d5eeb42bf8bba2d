using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys;

/// <summary>A figure that answers one of this room's questions is stored as its rating, in the transaction that stores the reply. A second one changes it.</summary>
internal sealed class TakeRatings(CrmDb db, TimeProvider clock) : IHandle<ReplyReceived>
{
    public async Task HandleAsync(ReplyReceived happened, CancellationToken ct)
    {
        if (happened is not { Rating: { } score, Answers: { } question })
        {
            return;
        }

        if (await db.SmsRatings.SingleOrDefaultAsync(rating => rating.MessageId == question, ct) is { } asked)
        {
            db.SmsRatingAnswers.Add(asked.Answer(score, happened.Reply, clock.GetUtcNow()));
        }
    }
}
