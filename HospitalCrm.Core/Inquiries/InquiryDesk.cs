using HospitalCrm.Core.Data;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>Who may read, answer and close which inquiry. Reads only.</summary>
public sealed class InquiryDesk(CrmDb db, Grants grants, CurrentActor actor) : IRoomPart
{
    /// <summary>The whole day counts.</summary>
    public static DateTimeOffset DueBy(DateOnly day) => HospitalZone.StartOf(day.AddDays(1));

    /// <exception cref="RuleViolation">There is none, or none within his scope: he is told the same.</exception>
    public async Task<Inquiry> DemandAsync(Id<Inquiry> id, CancellationToken ct)
    {
        var within = InquiryList.Definition.Source(db).Where(InquiryList.Within(await ReachAsync())).Where(row => row.Id == id).Select(row => row.Id);
        return await db.Inquiries.SingleOrDefaultAsync(inquiry => within.Contains(inquiry.Id), ct) ?? throw new RuleViolation("Inquiries.Missing");
    }

    /// <summary>The number of whoever asked: those who talk to callers, never the department that answers.</summary>
    public async Task<bool> SeesCallerAsync(Inquiry inquiry) =>
        inquiry.RegisteredBy == actor.Value.StaffNo || ((await ReachAsync()).IsAll && await grants.HasAsync(actor.Value, InquiryPermissions.Register));

    /// <summary>What was handed over is answered by the department; whoever sees all may answer everything.</summary>
    public async Task<bool> MayAnswerAsync(Inquiry inquiry)
    {
        var reach = await ReachAsync();
        return await grants.HasAsync(actor.Value, InquiryPermissions.Answer)
            && (reach.IsAll || (inquiry.DepartmentCode is { } code && code == reach.DepartmentCode && reach.Scope >= DataScope.Department));
    }

    public Task<bool> MayCloseAsync(Inquiry inquiry) => SeesCallerAsync(inquiry);

    public async Task DemandDepartmentAsync(string? code, CancellationToken ct)
    {
        if (!await db.Departments.AnyAsync(known => known.Code == code && !known.IsHidden, ct))
        {
            throw new RuleViolation("Inquiries.UnknownDepartment");
        }
    }

    /// <summary>An article that is published now; anything else was not what was told.</summary>
    public async Task<Id<KnowledgeArticle>?> ArticleAsync(Guid? key, CancellationToken ct)
    {
        var id = key is { } given ? new Id<KnowledgeArticle>(given) : default(Id<KnowledgeArticle>?);
        return id is { } wanted && await db.KnowledgeArticles.AnyAsync(article => article.Id == wanted && article.State == KnowledgeState.Published, ct) ? wanted : null;
    }

    private async ValueTask<Reach> ReachAsync() => await grants.ReachAsync(actor.Value, InquiryPermissions.View) ?? Reach.Nobody;
}
