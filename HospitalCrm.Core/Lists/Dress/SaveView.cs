using System.Text.Json;
using System.Text.RegularExpressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Lists.Dress;

/// <summary>Keeps a question under a name; the same name again replaces it. Shared are only questions by codes and dates: whom somebody looks for is nobody else's business.</summary>
public sealed partial class SaveView(CrmDb db, Vault vault, Grants grants, CurrentActor actor) : IUseCase
{
    private const int LongestName = 40;
    private const int Most = 50;
    private const int ManyDigits = 7;

    public static Permission Requires => SecurityPermissions.Use;

    public async Task<Id<SavedView>> HandleAsync(string list, string name, ViewQuestion question, bool isShared, CancellationToken ct = default)
    {
        var called = name.Trim();
        if (called.Length is 0 or > LongestName || list.Length > 60)
        {
            throw new RuleViolation("Lists.ViewName", LongestName);
        }

        var known = ListCatalogue.Find(list);
        if (isShared && (known is null || !await grants.HasAsync(actor.Value, known.Permissions.View)))
        {
            throw new RuleViolation("Lists.ViewNotOneself");
        }

        // Everybody reads the name: a telephone or record number is somebody's.
        if (isShared && (LongNumber().IsMatch(called)))
        {
            throw new RuleViolation("Lists.ViewNameNumber");
        }

        var shareable = known?.ShareableFilters ?? [];
        if (isShared && question.Filters.Any(filter => filter.Value.Length > 0 && !shareable.Contains(filter.Key)))
        {
            throw new RuleViolation("Lists.ViewNotShareable");
        }

        // A number of somebody, typed where a disease or an age belongs, is as little others' business as in its own filter.
        if (isShared && question.Filters.Any(filter => known?.PublicFilters.Contains(filter.Key) == false && filter.Value.Count(char.IsAsciiDigit) >= ManyDigits))
        {
            throw new RuleViolation("Lists.ViewNotShareable");
        }

        var staffNo = actor.Value.StaffNo;
        var content = vault.Seal(SavedView.QueryPurpose, JsonSerializer.Serialize(question));
        var view = await db.SavedViews.SingleOrDefaultAsync(view => view.List == list && view.Owner == staffNo && view.Name == called, ct);
        if (view is not null)
        {
            view.Replace(called, content, isShared);
        }
        else if (await db.SavedViews.CountAsync(known => known.List == list && known.Owner == staffNo, ct) >= Most)
        {
            throw new RuleViolation("Lists.TooManyViews", Most);
        }
        else
        {
            view = new(list, staffNo, called, content, isShared);
            db.SavedViews.Add(view);
        }

        await db.SaveChangesAsync(ct);
        return view.Id;
    }

    [GeneratedRegex(@"\d[\d\s-]{3,}\d")]
    private static partial Regex LongNumber();
}
