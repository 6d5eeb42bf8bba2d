using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Lists.Dress;

/// <summary>Remembers which columns of a list somebody wants to see; none chosen means all.</summary>
public sealed class ChooseColumns(CrmDb db, CurrentActor actor) : IUseCase
{
    private const int MostLetters = 1000;

    public static Permission Requires => SecurityPermissions.Use;

    public async Task HandleAsync(string list, IReadOnlyList<string> columns, CancellationToken ct = default)
    {
        if (ListCatalogue.Find(list)?.ColumnNames is { } known && columns.FirstOrDefault(column => !known.Contains(column)) is { } unknown)
        {
            throw new RuleViolation("Lists.UnknownColumn", unknown);
        }

        if (list.Length > 60 || columns.Sum(column => column.Length + 1) > MostLetters || columns.Any(column => column.Contains(',', StringComparison.Ordinal)))
        {
            throw new RuleViolation("Lists.UnknownColumn", "");
        }

        var layout = await db.ListLayouts.FindAsync([actor.Value.StaffNo, list], ct);
        if (layout is null)
        {
            db.ListLayouts.Add(new(actor.Value.StaffNo, list, columns));
        }
        else
        {
            layout.Choose(columns);
        }

        await db.SaveChangesAsync(ct);
    }
}
