using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients.Consents;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>What a campaign says, and on which consent.</summary>
/// <param name="Key">Of its messages, before the person's.</param>
/// <param name="Values">By the template's placeholders, without the patient's name.</param>
/// <param name="Purposes">The first one he was asked about decides.</param>
public sealed record CampaignContent(string Key, string Template, MessageCategory Category, IReadOnlyDictionary<string, object?> Values, IReadOnlyList<ConsentPurpose> Purposes)
{
    /// <summary>Until when a reply answers it.</summary>
    public DateTimeOffset? AsksUntil { get; init; }

    public static IReadOnlyList<ConsentPurpose> PurposesOf(CampaignSubject subject, MessageCategory category) => (subject, category) switch
    {
        (_, MessageCategory.Notice) => [ConsentPurpose.Service],
        (CampaignSubject.Article, _) => [ConsentPurpose.Education, ConsentPurpose.Promotion],
        _ => [ConsentPurpose.Promotion],
    };
}
