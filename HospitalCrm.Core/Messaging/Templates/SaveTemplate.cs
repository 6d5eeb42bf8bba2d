using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>A new template, or a new edition of one. An edition that advertises waits for a second person.</summary>
public sealed class SaveTemplate(CrmDb db, CurrentActor actor, TimeProvider clock, IValidator<TemplateForm> validator) : IUseCase
{
    public static Permission Requires => TemplatePermissions.Manage;

    public async Task<Id<MessageTemplate>> HandleAsync(TemplateForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var saved = default(Id<MessageTemplate>);

        // Looking and writing behind one pass of the gate: a code belongs to one template.
        await db.InTransactionAsync(
            async () =>
            {
                var template = form.Id is { } key ? await FindAsync(new(key), form, ct) : await NewAsync(form, ct);
                template.Describe(form.Name.Trim(), form.IsOff);
                template.Write(form.Category, form.Text.Trim(), actor.Value.StaffNo, clock.GetUtcNow());
                await db.SaveChangesAsync(ct);
                saved = template.Id;
            },
            ct);
        return saved;
    }

    private async Task<MessageTemplate> FindAsync(Id<MessageTemplate> id, TemplateForm form, CancellationToken ct)
    {
        var known = await db.MessageTemplates.Include(template => template.Editions).SingleOrDefaultAsync(template => template.Id == id, ct) ?? throw new RuleViolation("Messaging.Missing");
        return known.Version != form.Version
            ? throw new DbUpdateConcurrencyException()
            : known.Code != form.Code || known.Kind != form.Kind ? throw new RuleViolation("Messaging.KindStays") : known;
    }

    private async Task<MessageTemplate> NewAsync(TemplateForm form, CancellationToken ct)
    {
        if (await db.MessageTemplates.AnyAsync(template => template.Code == form.Code, ct))
        {
            throw new RuleViolation("Messaging.CodeTaken", form.Code);
        }

        var added = new MessageTemplate(form.Code, form.Kind, isBuiltIn: false);
        db.MessageTemplates.Add(added);
        return added;
    }
}
