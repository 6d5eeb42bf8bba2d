using FluentValidation;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.Patients.Consents;

/// <summary>What was said about one or several channels and purposes at once.</summary>
public sealed class ConsentForm
{
    public Guid PatientId { get; set; }

    public ConsentState State { get; set; }

    public List<ConsentChannel> Channels { get; set; } = [];

    public List<ConsentPurpose> Purposes { get; set; } = [];

    public ConsentDoor Door { get; set; } = ConsentDoor.Counter;

    /// <summary>What was said, or where the signed paper lies.</summary>
    public string Proof { get; set; } = "";

    /// <summary>The call in which it was said.</summary>
    public Guid? CallId { get; set; }

    public string GuardianName { get; set; } = "";

    public string GuardianRelation { get; set; } = Relationships.Parent;
}

public sealed class ConsentFormValidator : AbstractValidator<ConsentForm>
{
    public ConsentFormValidator()
    {
        RuleFor(form => form.State).IsInEnum().WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.Door).IsInEnum().WithErrorCode("Patients.CodeUnknown");
        RuleFor(form => form.Channels).Must(channels => channels.Count > 0 && channels.TrueForAll(Enum.IsDefined)).WithErrorCode("Patients.ConsentChannelNeeded");
        RuleFor(form => form.Purposes).Must(purposes => purposes.Count > 0 && purposes.TrueForAll(Enum.IsDefined)).WithErrorCode("Patients.ConsentPurposeNeeded");
        RuleFor(form => form.Proof)
            .Must(typed => !string.IsNullOrWhiteSpace(typed))
            .When(form => form.State == ConsentState.Given && form.CallId is null)
            .WithErrorCode("Patients.ConsentProofNeeded");
        RuleFor(form => form.Proof).Must(typed => (typed ?? "").Trim().Length <= 500).WithErrorCode("Patients.ConsentProofTooLong");
        RuleFor(form => form.GuardianName)
            .Must(typed => PersonNames.Fold(typed) is { Length: <= 50 } name && (name.Length == 0 || PersonNames.IsReadable(name)))
            .WithErrorCode("Patients.ContactNameNeeded");
        RuleFor(form => form.GuardianRelation)
            .Must(code => Relationships.All.Any(relation => relation.Code == code))
            .When(form => !string.IsNullOrWhiteSpace(form.GuardianName))
            .WithErrorCode("Patients.RelationUnknown");
    }
}
