using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries.Knowledge;

/// <summary>An article as it is told, and as it is edited by those who may; a draft is nobody else's.</summary>
public sealed class ReadKnowledge(CrmDb db, DepartmentBook departments, Grants grants, CurrentActor actor) : IUseCase
{
    public static Permission Requires => KnowledgePermissions.View;

    /// <param name="id">Null for a new one.</param>
    public async Task<KnowledgeSheet> HandleAsync(Id<KnowledgeArticle>? id, CancellationToken ct = default)
    {
        if (id is not { } wanted)
        {
            return new(new(), await departments.ChoicesAsync(null, ct), null);
        }

        var known = await db.KnowledgeArticles.AsNoTracking().SingleOrDefaultAsync(article => article.Id == wanted, ct);
        if (known is null || (known.State != KnowledgeState.Published && !await grants.HasAsync(actor.Value, KnowledgePermissions.Manage)))
        {
            throw new RuleViolation("Knowledge.Missing");
        }

        var by = await db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == known.WrittenBy).Select(staff => staff.Name).FirstOrDefaultAsync(ct);
        var form = new KnowledgeForm
        {
            Id = wanted.Value,
            Version = known.Version,
            Kind = known.Kind,
            Title = known.Title,
            Questions = known.Questions,
            Answer = known.Answer,
            Department = known.DepartmentCode,
            FromOn = known.FromOn,
            UntilOn = known.UntilOn,
            ReviewOn = known.ReviewOn,
        };
        var department = await db.Departments.Where(one => one.Code == known.DepartmentCode).Select(one => one.Name).SingleOrDefaultAsync(ct);
        return new(form, await departments.ChoicesAsync(known.DepartmentCode, ct), new(known.State, by ?? known.WrittenBy, known.WrittenAt, department))
        {
            LiveCall = await LiveCallAsync(ct),
        };
    }

    private async Task<Guid?> LiveCallAsync(CancellationToken ct)
    {
        var me = actor.Value.StaffNo;
        return await db.Calls.Where(call => call.AgentNo == me && call.State == CallState.Answered && call.Number != null).OrderByDescending(call => call.StartedAt).Select(call => (Guid?)call.Id.Value).FirstOrDefaultAsync(ct);
    }
}

/// <param name="Standing">Null for a new one.</param>
public sealed record KnowledgeSheet(KnowledgeForm Form, IReadOnlyList<DepartmentChoice> Departments, KnowledgeStanding? Standing)
{
    /// <summary>The reader is on the telephone: with this call's number.</summary>
    public Guid? LiveCall { get; init; }
}

public sealed record KnowledgeStanding(KnowledgeState State, string WrittenBy, DateTimeOffset WrittenAt, string? Department);
