using HospitalCrm.Core.Messaging;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>What holds for every text of one kind.</summary>
/// <param name="Categories">What it may be sent as; the first is usual. One that advertises by law has no other.</param>
public sealed record KindRule(TemplateKind Kind, IReadOnlyList<MessageCategory> Categories, IReadOnlyList<Placeholder> Placeholders)
{
    /// <summary>What every text of the kind must end with.</summary>
    public string? Ending { get; init; }

    /// <summary>Fees and results: only to a number that is the patient's own.</summary>
    public bool IsConfidential => Kind is TemplateKind.DailyBill or TemplateKind.Deposit or TemplateKind.LabResult;

    public Placeholder? Find(string name) => Placeholders.FirstOrDefault(known => known.Word == name || known.Key == name);
}
