using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Settings;

/// <summary>骚扰电话. The numbers are shown in full: whoever keeps the list must see whom it bars, and they are no patients'.</summary>
public static class NuisanceNumberList
{
    public static readonly ListDefinition<NuisanceNumberRow> Definition = new("nuisance-numbers")
    {
        Source = db =>
            from number in db.NuisanceNumbers
            select new NuisanceNumberRow { Id = number.Id, Number = number.Number, NumberIndex = number.NumberIndex, Reason = number.Reason, CreatedAt = number.CreatedAt },
        Key = ListKey<NuisanceNumberRow>.By(row => row.Id),
        SortedDescending = true,
        Columns =
        [
            new("Number", (row, tools) => tools.Vault.Open(NuisanceNumber.NumberPurpose, row.Number)) { Width = "180px" },
            new("Reason", row => row.Reason),
            new("CreatedAt", row => row.CreatedAt) { Width = "160px" },
        ],
        Filters = [new("number", FilterKind.Number, ByNumber)],
        Permissions = new(SettingsPermissions.View) { Add = SettingsPermissions.Manage, Edit = SettingsPermissions.Manage, Delete = SettingsPermissions.Manage },
        OpenUrl = row => $"/settings/nuisance-numbers/{row.Id}",
    };

    private static Expression<Func<NuisanceNumberRow, bool>> ByNumber(string typed, ListTools tools)
    {
        if (tools.Subscriber(typed) is not { } number)
        {
            return row => false;
        }

        var index = tools.BlindIndex(NuisanceNumber.IndexPurpose, number);
        return row => row.NumberIndex == index;
    }
}

public sealed record NuisanceNumberRow
{
    public required Id<NuisanceNumber> Id { get; init; }

    public required Sealed Number { get; init; }

    public required byte[] NumberIndex { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
