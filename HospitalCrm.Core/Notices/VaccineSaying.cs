using System.Globalization;
using HospitalCrm.Core.Vaccines;

namespace HospitalCrm.Core.Notices;

/// <summary>What a vaccine notice says (S4-6.5): whose doses, what for, what to heed, and every price there is.</summary>
internal static class VaccineSaying
{
    /// <summary>Longer, and the message could not be sent at all: then the sentence is left out.</summary>
    private const int Longest = 170;

    public static Dictionary<string, object?> Of(VaccineFamily family, IReadOnlyDictionary<string, Vaccine> vaccines, DateOnly today)
    {
        var children = family.Doses.GroupBy(dose => dose.Due.PatientId).Select(child => (child.First().Child, Doses: Joined(child.Select(dose => Dose(dose.Due, family, vaccines, today))))).ToList();
        var isAlike = children.DistinctBy(child => child.Doses).Count() == 1;
        var named = family.Doses.Select(dose => dose.Due.Vaccine).Distinct().Select(vaccines.GetValueOrDefault).OfType<Vaccine>().ToList();
        var near = family.Doses.Where(dose => dose.Due.DueOn > today).Select(dose => (DateOnly?)dose.Due.DueOn).Min();
        return new()
        {
            ["name"] = Joined(children.Select(child => child.Child)),
            ["vaccine"] = isAlike ? children[0].Doses : string.Join('；', children.Select(child => $"{child.Child}：{child.Doses}")),
            ["purpose"] = Short(Joined(named.Select(vaccine => vaccine.Purpose))),
            ["date"] = family.IsPaid ? null : near,
            ["notes"] = Short(string.Join('；', named.SelectMany(vaccine => vaccine.Cautions.Split('；', StringSplitOptions.TrimEntries)).Where(text => text.Length > 0).Distinct())),
            ["domestic-price"] = family.IsPaid && named.Count == 1 ? named[0].DomesticPrice : null,
            ["imported-price"] = family.IsPaid && named.Count == 1 ? named[0].ImportedPrice : null,
        };
    }

    /// <summary>Of several that are paid for each names its own prices; one that has none names none.</summary>
    private static string Dose(VaccineDue due, VaccineFamily family, IReadOnlyDictionary<string, Vaccine> vaccines, DateOnly today)
    {
        var vaccine = vaccines.GetValueOrDefault(due.Vaccine);
        var isOnly = family.Doses.All(dose => dose.Due.Vaccine == due.Vaccine);
        string?[] asides =
        [
            due.OverdueOn <= today ? "已过推荐时间，请尽快" : null,
            family.IsPaid && !isOnly && vaccine?.DomesticPrice is { } domestic ? $"国产{Money(domestic)}元/剂" : null,
            family.IsPaid && !isOnly && vaccine?.ImportedPrice is { } imported ? $"进口{Money(imported)}元/剂" : null,
        ];
        var aside = string.Join('，', asides.OfType<string>());
        return string.Create(CultureInfo.InvariantCulture, $"{vaccine?.Name ?? due.Vaccine}第{due.DoseNo}剂") + (aside.Length > 0 ? $"（{aside}）" : "");
    }

    private static string Money(decimal price) => price.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Joined(IEnumerable<string> words) => string.Join('、', words.Where(word => word.Length > 0).Distinct());

    private static string? Short(string text) => text.Length is > 0 and <= Longest ? text : null;
}
