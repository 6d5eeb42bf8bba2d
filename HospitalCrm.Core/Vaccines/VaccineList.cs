using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Vaccines;

/// <summary>预防针 (S4-6.5): what parents are told, and what it costs.</summary>
public static class VaccineList
{
    public static readonly ListDefinition<VaccineRow> Definition = new("vaccines")
    {
        Source = db =>
            from vaccine in db.Vaccines
            select new VaccineRow
            {
                Id = vaccine.Id,
                Number = vaccine.Number,
                Name = vaccine.Name,
                Months = vaccine.Months,
                Purpose = vaccine.Purpose,
                Cautions = vaccine.Cautions,
                IsProgramme = vaccine.IsProgramme,
                DomesticPrice = vaccine.DomesticPrice,
                ImportedPrice = vaccine.ImportedPrice,
                IsOff = vaccine.IsOff,
            },
        Key = ListKey<VaccineRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(VaccineRow.Number),
        Columns =
        [
            new(nameof(VaccineRow.Number), row => row.Number) { Width = "64px", SortKey = (Expression<Func<VaccineRow, int>>)(row => row.Number) },
            new(nameof(VaccineRow.Name), row => row.Name) { Width = "180px" },
            new("Cost", row => row.IsProgramme ? VaccineCost.Free : VaccineCost.Paid) { Width = "100px" },
            new(nameof(VaccineRow.Months), row => row.Months) { Width = "130px" },
            new(nameof(VaccineRow.Purpose), row => row.Purpose),
            new(nameof(VaccineRow.Cautions), row => row.Cautions),
            new(nameof(VaccineRow.DomesticPrice), row => row.DomesticPrice) { Width = "112px" },
            new(nameof(VaccineRow.ImportedPrice), row => row.ImportedPrice) { Width = "112px" },
            new(nameof(VaccineRow.IsOff), row => row.IsOff) { Width = "72px" },
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Purpose.Contains(typed)),
            new("cost", FilterKind.Choice, (typed, _) => typed == nameof(VaccineCost.Free) ? row => row.IsProgramme : row => !row.IsProgramme) { Choices = Enum.GetNames<VaccineCost>(), IsPublic = true },
        ],
        Permissions = new(VaccinePermissions.View)
        {
            Add = VaccinePermissions.Manage,
            Edit = VaccinePermissions.Manage,
            Delete = VaccinePermissions.Manage,
            Export = VaccinePermissions.View,
        },
        OpenUrl = row => $"/vaccines/{row.Id}",
    };
}

public enum VaccineCost
{
    /// <summary>免疫规划: free by law (疫苗管理法 Art. 49).</summary>
    Free,

    /// <summary>自愿自费.</summary>
    Paid,
}

public sealed record VaccineRow
{
    public required Id<Vaccine> Id { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Months { get; init; }

    public required string Purpose { get; init; }

    public required string Cautions { get; init; }

    public required bool IsProgramme { get; init; }

    public required decimal? DomesticPrice { get; init; }

    public required decimal? ImportedPrice { get; init; }

    public required bool IsOff { get; init; }
}
