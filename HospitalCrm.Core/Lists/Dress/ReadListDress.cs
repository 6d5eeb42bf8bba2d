using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists.Dress;

/// <summary>How somebody wants to see a list: columns, own views and those others share.</summary>
public sealed class ReadListDress(CrmDb db, Vault vault, Grants grants, CurrentActor actor) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task<ListDress> HandleAsync(string list, CancellationToken ct = default)
    {
        var staffNo = actor.Value.StaffNo;

        // What others look for, and how they call it, is for those who may open the list themselves.
        var maySee = ListCatalogue.Find(list) is { } known && await grants.HasAsync(actor.Value, known.Permissions.View);
        var columns = await db.ListLayouts.Where(layout => layout.StaffNo == staffNo && layout.List == list).Select(layout => layout.Columns).SingleOrDefaultAsync(ct);
        var views = await db.SavedViews.AsNoTracking().Where(view => view.List == list && (view.Owner == staffNo || (view.IsShared && maySee))).OrderBy(view => view.Name).ToListAsync(ct);
        return new(
            columns?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
            [.. views.Select(view => (View: view, Question: ViewSeal.Open(vault, view))).Where(opened => opened.Question is not null)
                .Select(opened => new ListView(opened.View.Id, opened.View.Name, opened.View.Owner == staffNo, opened.View.IsShared, opened.Question!))]);
    }
}

/// <param name="Columns">Empty for all.</param>
public sealed record ListDress(IReadOnlyList<string> Columns, IReadOnlyList<ListView> Views)
{
    public static readonly ListDress Plain = new([], []);
}

public sealed record ListView(Id<SavedView> Id, string Name, bool IsOwn, bool IsShared, ViewQuestion Question);
