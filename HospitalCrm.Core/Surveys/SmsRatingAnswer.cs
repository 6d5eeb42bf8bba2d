using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;

namespace HospitalCrm.Core.Surveys;

/// <summary>One answer to a question; whoever changes his mind has several.</summary>
public sealed class SmsRatingAnswer : Entity<SmsRatingAnswer>
{
    private SmsRatingAnswer()
    {
    }

    internal SmsRatingAnswer(Id<SmsRating> rating, int score, Id<InboundMessage> reply, DateTimeOffset at) => (RatingId, Score, ReplyId, At) = (rating, score, reply, at);

    public Id<SmsRating> RatingId { get; private set; }

    public int Score { get; private set; }

    public Id<InboundMessage> ReplyId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
