using HospitalCrm.Core.Lists;

namespace HospitalCrm.Benchmarks.Lists;

/// <summary>The cases the report names.</summary>
internal static class ListCases
{
    private const double Quick = 20;
    private const double Broad = 300;
    private const double Counted = 500;

    private static readonly string[] Sorts = ["MedicalRecordNo", "BirthDate", "LastVisit", "CreatedAt"];
    private static readonly bool[] Ways = [false, true];

    public static IReadOnlyList<ListCase> Of(ListPeople people, int total) =>
    [
        new("open", Quick, () => new()),
        .. Sorts.SelectMany(sort => Ways.Select(isDown =>
            new ListCase($"sort.{sort}{(isDown ? ".down" : "")}", Quick, () => new() { Sort = sort, Descending = isDown }))),
        new("next-page", Quick, () => new() { Page = people.Number(2, 60) }),
        new("next-page.sorted", Quick, () => new() { Sort = "LastVisit", Descending = true, Page = people.Number(2, 60) }),
        new("filter.name.whole", Quick, () => ListCase.Query(("name", people.Next().Name))),
        new("filter.phone", Quick, () => ListCase.Query(("phone", people.Next().Phones[0].Number))),
        new("filter.phone.last-four", Quick, () => ListCase.Query(("phone", people.Next().Phones[0].Number[^4..]))),
        new("filter.id", Quick, () => ListCase.Query(("idNumber", people.WithIdNumber().IdNumber!))),
        new("filter.id.last-four", Quick, () => ListCase.Query(("idNumber", people.WithIdNumber().IdNumber![^4..]))),
        new("filter.sex", Quick, () => ListCase.Query(("sex", people.Number(0, 2) == 0 ? "Male" : "Female"))),
        new("filter.sex.rare", Quick, () => ListCase.Query(("sex", "Unspecified"))),
        new("filter.birth-day", Quick, () => ListCase.Query(("birthDate", people.Day(1940, 2020)))),
        new("filter.birth-month", Quick, () => ListCase.Query(("birthDate", people.Month(1940, 2020)))),
        new("filter.visit-day", Quick, () => ListCase.Query(("lastVisit", people.Day(2023, 2025)))),
        new("filter.visit-month", Quick, () => ListCase.Query(("lastVisit", people.Month(2023, 2025)))),
        new("name.two", Broad, () => ListCase.Query(("name", people.TwoLetters()))),
        new("name.two+sex", Broad, () => ListCase.Query(("name", people.TwoLetters()), ("sex", "Female"))),
        new("name.two+visit-month", Broad, () => ListCase.Query(("name", people.TwoLetters()), ("lastVisit", people.Month(2023, 2025)))),
        new("name.two+phone.none", Broad, () => ListCase.Query(("name", people.TwoLetters()), ("phone", people.Next().Phones[0].Number))),
        new("sex+birth-month", Broad, () => ListCase.Query(("sex", "Male"), ("birthDate", people.Month(1940, 2020)))),
        new("sex+birth-month+visit-month", Broad, () => ListCase.Query(("sex", "Male"), ("birthDate", people.Month(1940, 2020)), ("lastVisit", people.Month(2023, 2025)))),
        new("name.two+sex+birth-month", Broad, () => ListCase.Query(("name", people.TwoLetters()), ("sex", "Female"), ("birthDate", people.Month(1940, 2020)))),
        new("name.none+sex", Broad, () => ListCase.Query(("name", "查无此人"), ("sex", "Male"))),
        new("name.two+sorted", Broad, () => ListCase.Query(("name", people.TwoLetters())) with { Sort = "LastVisit", Descending = true }),
        new("jump.middle", Broad, () => new() { Page = (total / 40) + people.Number(-200, 200), KnownTotal = total }),
        new("jump.middle.sorted", Broad, () => new() { Sort = "BirthDate", Page = (total / 40) + people.Number(-200, 200), KnownTotal = total }),
        new("jump.last", Broad, () => new() { Page = ((total + 19) / 20) - people.Number(0, 2_000), KnownTotal = total }),
        new("total", Counted, () => new()) { IsCount = true },
        new("total.sex", Counted, () => ListCase.Query(("sex", people.Number(0, 2) == 0 ? "Male" : "Female"))) { IsCount = true },
        new("total.name.two", Counted, () => ListCase.Query(("name", people.TwoLetters()))) { IsCount = true },
    ];

    /// <summary>Which of them a head of department is asked as well, whose rights end at his department.</summary>
    public static readonly IReadOnlySet<string> Scoped = new HashSet<string> { "open", "next-page", "sort.LastVisit.down", "filter.name.whole", "filter.phone", "name.two", "total" };

    /// <summary>Which of them are also looked at in a browser, with its p50 and p95 there.</summary>
    public static readonly IReadOnlyDictionary<string, (double P50, double P95)> Painted = new Dictionary<string, (double, double)>
    {
        ["sort.LastVisit.down"] = (75, 150),
        ["filter.name.whole"] = (75, 150),
        ["filter.phone"] = (75, 150),
        ["filter.birth-day"] = (75, 150),
        ["next-page"] = (75, 150),
        ["jump.middle"] = (double.MaxValue, 150),
        ["jump.last"] = (double.MaxValue, 150),
    };
}
