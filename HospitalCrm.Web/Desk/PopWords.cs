using System.Globalization;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Realtime;
using Microsoft.Extensions.Localization;

namespace HospitalCrm.Web.Desk;

/// <summary>A card's facts in words.</summary>
internal static class PopWords
{
    /// <summary>The word of the browser ids (contracts §4).</summary>
    public static string Match(PopCard card) => card.Match switch
    {
        CallMatch.Known => "known",
        CallMatch.Choose => "choose",
        CallMatch.Withheld => "withheld",
        _ => "unknown",
    };

    public static string State(PopItem item, IStringLocalizer l) => l[(item.Card.Dial is null ? "State." : "DialState.") + (item is { IsElsewhere: true, Card: { Dial: null, WasTransferred: false } } ? "taken" : item.State)];

    /// <summary>The number has not come yet: such a card is not what ring-to-screen measures.</summary>
    public static string Pending(PopCard card) => card.Match == CallMatch.Pending ? "true" : "false";

    public static string Who(PopCard card, IStringLocalizer l) => card.Match switch
    {
        CallMatch.Known => card.Patient?.Name ?? card.Number,
        CallMatch.Choose => l["SharedBy", card.Number, card.Choices.Count],
        CallMatch.Withheld => NoNumber(card, l),
        CallMatch.Pending => l["Match.Pending"],
        _ => card.Number,
    };

    public static string NoNumber(PopCard card, IStringLocalizer l) => l["Presentation." + card.Presentation];

    /// <summary>Milliseconds since it rang, or since it was answered.</summary>
    public static string Elapsed(PopCard card, TimeProvider clock) =>
        Math.Max(0, (clock.GetUtcNow() - (card.AnsweredAt ?? card.StartedAt)).TotalMilliseconds).ToString("F0", CultureInfo.InvariantCulture);

    public static string Describe(Caller caller, IStringLocalizer l, DateOnly today)
    {
        var parts = new List<string> { l["Sex." + caller.Sex] };
        if (caller.BirthOn is { } born)
        {
            parts.Add(l["AgeYears", AgeYears(born, today)]);
        }

        if (caller.MedicalRecordNo is { Length: > 0 } record)
        {
            parts.Add(record);
        }

        return string.Join(" · ", parts);
    }

    /// <summary>How the number hangs together with the archive: 本人, 女儿 张三, 多人共用.</summary>
    public static string Relation(Caller caller, IStringLocalizer l) => caller.Owner switch
    {
        NumberOwner.Self => l["Owner.Self"],
        NumberOwner.Shared => l["Owner.Shared"],
        _ => l["Owner.Contact", caller.Relation is { } code ? l["Relation." + code] : "", caller.ContactName ?? ""],
    };

    public static string When(DateTimeOffset at) => HospitalZone.Local(at).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static int AgeYears(DateOnly born, DateOnly today) =>
        today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
}
