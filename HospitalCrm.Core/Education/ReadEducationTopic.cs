using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education;

public sealed class ReadEducationTopic(CrmDb db) : IUseCase
{
    public static Permission Requires => EducationPermissions.View;

    public async Task<EducationTopicSheet> HandleAsync(Id<EducationTopic> id, CancellationToken ct = default)
    {
        var known = await db.EducationTopics.AsNoTracking().SingleOrDefaultAsync(topic => topic.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
        var form = new EducationTopicForm
        {
            Id = id.Value,
            Version = known.Version,
            Name = known.Name,
            Kind = known.Kind,
            Note = known.Note,
            Audiences = [.. Audience.Read(known.Audiences).Select(AudienceForm.Of)],
        };
        var by = await db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == known.SetBy).Select(staff => staff.Name).FirstOrDefaultAsync(ct);
        return new(form, known.Number, by ?? known.SetBy, known.SetAt);
    }
}

public sealed record EducationTopicSheet(EducationTopicForm Form, int Number, string SetBy, DateTimeOffset SetAt);
