using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>Gives and takes back seats. The lecture is written with each, so that two who take the last one at once do not both get it. Never saves.</summary>
public sealed class LectureSeats(CrmDb db, TimeProvider clock) : IRoomPart
{
    /// <returns>False: he has one already.</returns>
    public async Task<bool> JoinAsync(Lecture lecture, Id<Patient> patient, SignUpDoor door, string by, CancellationToken ct)
    {
        var person = db.Patients.Where(known => known.Id == patient).Select(known => known.PersonId);
        var records = db.Patients.Where(known => person.Contains(known.PersonId)).Select(known => known.Id);
        var known = await db.LectureSignUps.Where(one => one.LectureId == lecture.Id && records.Contains(one.PatientId)).ToListAsync(ct);
        if (known.Exists(one => one.WithdrawnAt is null))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        lecture.TakeSeat(now);
        var own = known.Find(one => one.PatientId == patient);
        if (own is null)
        {
            own = new(lecture.Id, patient);
            db.LectureSignUps.Add(own);
        }

        own.Join(door, by, now);
        return true;
    }
}
