using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients.Consents;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>A message as it will be read, and what it was made of.</summary>
/// <param name="Edition">The outbox keeps it: what was sent can be read again years later.</param>
public sealed record RenderedText(string Text, string Template, int Edition, TemplateKind Kind, MessageCategory Category)
{
    /// <summary>Figures of results stand in it.</summary>
    public bool TellsResults { get; init; }

    /// <summary>Which consent it stands on.</summary>
    public ConsentPurpose Purpose => TellsResults ? ConsentPurpose.ResultValues : Category == MessageCategory.Promotion ? ConsentPurpose.Promotion : ConsentPurpose.Service;
}
