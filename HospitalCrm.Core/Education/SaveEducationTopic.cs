using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education;

/// <summary>A new type of health information, or a change of one. What is being sent goes on with the audiences it began with.</summary>
public sealed class SaveEducationTopic(CrmDb db, CurrentActor actor, TimeProvider clock, IValidator<EducationTopicForm> validator) : IUseCase
{
    public static Permission Requires => EducationPermissions.Manage;

    public async Task<Id<EducationTopic>> HandleAsync(EducationTopicForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var saved = default(Id<EducationTopic>);

        // Looking and writing behind one pass of the gate: a number is given once.
        await db.InTransactionAsync(
            async () =>
            {
                var topic = form.Id is { } key ? await FindAsync(new(key), form.Version, ct) : await NewAsync(ct);
                topic.Describe(form.Name.Trim(), form.Kind, form.Note.Trim());
                topic.MeanFor([.. form.Audiences.Select(audience => audience.Read())], actor.Value.StaffNo, clock.GetUtcNow());
                await db.SaveChangesAsync(ct);
                saved = topic.Id;
            },
            ct);
        return saved;
    }

    private async Task<EducationTopic> FindAsync(Id<EducationTopic> id, int version, CancellationToken ct)
    {
        var known = await db.EducationTopics.SingleOrDefaultAsync(topic => topic.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
        return known.Version == version ? known : throw new DbUpdateConcurrencyException();
    }

    private async Task<EducationTopic> NewAsync(CancellationToken ct)
    {
        var added = new EducationTopic((await db.EducationTopics.MaxAsync(topic => (int?)topic.Number, ct) ?? 0) + 1);
        db.EducationTopics.Add(added);
        return added;
    }
}
