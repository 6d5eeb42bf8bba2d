using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>Whom a lecture is for. Reads only.</summary>
public sealed class LectureAudience(CrmDb db) : IRoomPart
{
    public async Task<IReadOnlyList<Audience>> OfAsync(Lecture lecture, CancellationToken ct)
    {
        if (lecture.AudienceOf is { } topic)
        {
            return Audience.Read(await db.EducationTopics.Where(known => known.Id == topic).Select(known => known.Audiences).SingleAsync(ct));
        }

        var name = await db.Departments.Where(known => known.Code == lecture.DepartmentCode).Select(known => known.Name).SingleOrDefaultAsync(ct);
        return [new() { Name = name ?? lecture.DepartmentCode ?? "", DepartmentCode = lecture.DepartmentCode }];
    }
}
