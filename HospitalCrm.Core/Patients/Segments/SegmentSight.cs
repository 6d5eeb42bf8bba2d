using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Dress;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Segments;

/// <summary>Which segments somebody may see, and what he sees of patients, in one word.</summary>
public sealed class SegmentSight(CrmDb db, PatientSight sight, Grants grants, CurrentActor actor) : IRoomPart
{
    /// <summary>Own ones and those others share.</summary>
    public IQueryable<SavedView> Visible()
    {
        var (list, staffNo) = (PatientList.Definition.Name, actor.Value.StaffNo);
        return db.SavedViews.AsNoTracking().Where(view => view.List == list && (view.Owner == staffNo || view.IsShared));
    }

    public async Task<string> WordAsync()
    {
        var reach = await sight.ReachAsync();
        var whose = reach.Scope switch
        {
            DataScope.All => "",
            DataScope.Department => reach.DepartmentCode,
            DataScope.Ward => reach.WardCode,
            _ => reach.StaffNo,
        };
        var names = await sight.SeesNamesAsync() ? "names" : "";
        var restricted = await grants.HasAsync(actor.Value, PatientPermissions.SeeRestricted) ? "restricted" : "";
        return $"{reach.Scope}:{whose}:{names}:{restricted}";
    }
}
