using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>审批: a second person lets an edition that advertises go out, or refuses it with a reason.</summary>
public sealed class JudgeEdition(CrmDb db, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public const int LongestReason = 200;

    public static Permission Requires => TemplatePermissions.Approve;

    /// <param name="number">The edition that was read; another one written meanwhile is not meant.</param>
    /// <param name="refusal">Null approves.</param>
    public async Task HandleAsync(Id<MessageTemplate> id, int number, string? refusal, CancellationToken ct = default)
    {
        var why = refusal?.Trim();
        if (why is { Length: 0 or > LongestReason })
        {
            throw new RuleViolation("Messaging.RefusalReason", LongestReason);
        }

        var template = await db.MessageTemplates.Include(known => known.Editions).SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Messaging.Missing");
        if (why is null)
        {
            template.Approve(number, actor.Value.StaffNo, clock.GetUtcNow());
        }
        else
        {
            template.Reject(number, actor.Value.StaffNo, why, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
    }
}
