using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>Says what a code of a connected system means. It holds for what comes from now on; <see cref="RerunCodes"/> brings it to what came before.</summary>
public sealed class SaveSourceCode(CrmDb db, CodeMeanings meanings, CurrentActor actor, TimeProvider clock, IValidator<SourceCodeForm> validator) : IUseCase
{
    public static Permission Requires => FeedPermissions.Manage;

    public async Task HandleAsync(SourceCodeForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var standard = string.IsNullOrWhiteSpace(form.Standard) ? null : form.Standard.Trim();
        await db.InTransactionAsync(
            async () =>
            {
                var (source, domain, code) = (form.Source.Trim(), form.Domain.Trim(), form.Code.Trim());
                if (standard is not null && !await db.DomainCodes.AnyAsync(item => item.Domain == domain && item.Code == standard && item.IsEnabled, ct))
                {
                    throw new RuleViolation("Integration.NoSuchStandard", standard);
                }

                var known = await db.SourceCodes.SingleOrDefaultAsync(known => known.Source == source && known.Domain == domain && known.Code == code, ct);
                if (form.Id is { } key && (known is null || known.Id.Value != key))
                {
                    throw new RuleViolation("Integration.Missing");
                }

                if (form.Id is not null && known!.Version != form.Version)
                {
                    throw new DbUpdateConcurrencyException();
                }

                known ??= db.SourceCodes.Add(new(source, domain, code, clock.GetUtcNow())).Entity;
                db.Audit(new AuditDraft(AuditAct.Changed, nameof(SourceCode), known.Id.ToString(), clock.GetUtcNow()) { Purpose = $"{source} {domain} {code}: {known.Standard ?? "-"} > {standard ?? "-"}" }.By(actor.Value));
                known.Means(standard, actor.Value.StaffNo);
                await db.SaveChangesAsync(ct);
            },
            ct);
        meanings.Forget();
    }
}
