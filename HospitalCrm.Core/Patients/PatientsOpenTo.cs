using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>The archives a search may answer from. The tools must know the reader (<see cref="PatientSight.PrepareAsync"/>).</summary>
internal static class PatientsOpenTo
{
    /// <summary>Within his scope, and not closed to him.</summary>
    public static IQueryable<Patient> Reader(ListTools tools, Reach reach)
    {
        var within = Within(tools, reach);
        return tools.SeesRestricted ? within : within.Where(patient => patient.RestrictedAs == null);
    }

    /// <summary>Closed ones too: for questions about what is shown of these (病案号, whether there is one of that whole name).</summary>
    public static IQueryable<Patient> Within(ListTools tools, Reach reach)
    {
        var patients = tools.Db.Patients.AsNoTracking();
        if (reach.IsAll)
        {
            return patients;
        }

        var known = tools.PatientsWithin(reach);
        return patients.Where(patient => known.Any(id => id == patient.Id));
    }
}
