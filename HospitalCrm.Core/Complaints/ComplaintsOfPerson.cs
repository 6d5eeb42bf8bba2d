using System.Linq.Expressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// What one person complained about, all his records. Asked so, a list tells who complained: whoever is complained about, himself or his
/// department, gets no row of it, whatever rights he holds.
/// </summary>
internal static class ComplaintsOfPerson
{
    public static Expression<Func<ComplaintRow, bool>> Where(string typed, ListTools tools)
    {
        var (me, records) = (tools.StaffNo, Records(typed, tools.Db));
        var mine = tools.Db.Staff.Where(staff => staff.StaffNo == me && staff.DepartmentCode != null).Select(staff => staff.DepartmentCode);
        return row => records.Contains(row.PatientId) && (row.SubjectNo == null || row.SubjectNo != me) && (row.DepartmentCode == null || !mine.Contains(row.DepartmentCode));
    }

    internal static IQueryable<Id<Patient>?> Records(string typed, CrmDb db)
    {
        var key = Id<Patient>.TryParse(typed, null, out var read) ? read : default;
        var person = db.Patients.Where(patient => patient.Id == key).Select(patient => patient.PersonId);
        return db.Patients.Where(patient => person.Contains(patient.PersonId)).Select(patient => (Id<Patient>?)patient.Id);
    }
}
