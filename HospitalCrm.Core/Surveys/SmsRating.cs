using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Surveys;

/// <summary>短信评分: one question put to a patient about one stay, and the figure he answered. The last answer counts; those before it are kept beside (<see cref="SmsRatingAnswer"/>).</summary>
public sealed class SmsRating : Entity<SmsRating>
{
    /// <summary>From here on he is satisfied.</summary>
    public const int Satisfied = 4;

    /// <summary>Up to here somebody looks at it.</summary>
    public const int Low = 2;

    private SmsRating()
    {
    }

    internal SmsRating(RatingQuestion question, DateOnly askedOn, DateTimeOffset askedAt) =>
        (MessageId, PatientId, EncounterId, DepartmentCode, LeftOn, AskedOn, AskedAt) = (question.Message, question.Patient, question.Encounter, question.Department, question.LeftOn, askedOn, askedAt);

    /// <summary>The message that asked. Its words go with the message; the figure stays.</summary>
    public Id<OutboundMessage> MessageId { get; private set; }

    /// <summary>Null once his data was erased.</summary>
    public Id<Patient>? PatientId { get; private set; }

    public Id<Encounter>? EncounterId { get; private set; }

    public string? DepartmentCode { get; private set; }

    /// <summary>The discharge it is about.</summary>
    public DateOnly LeftOn { get; private set; }

    public DateOnly AskedOn { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>1 … 5; null: not answered.</summary>
    public int? Score { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    internal SmsRatingAnswer Answer(int score, Id<InboundMessage> reply, DateTimeOffset at)
    {
        if (score is < 1 or > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(score), score, "1 … 5");
        }

        (Score, AnsweredAt) = (score, at);
        return new(Id, score, reply, at);
    }

    internal void Forget() => (PatientId, EncounterId) = (null, null);
}

/// <summary>A rating is asked for.</summary>
public sealed record RatingQuestion(Id<OutboundMessage> Message, Id<Patient> Patient, Id<Encounter>? Encounter, string? Department, DateOnly LeftOn);
