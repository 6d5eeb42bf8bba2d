using System.Linq.Expressions;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.FollowUps;

/// <summary>A scope over what belongs to a department, a ward and perhaps somebody.</summary>
internal static class FollowUpScope
{
    public static bool Has(Reach reach, string departmentCode, string? wardCode, string? ownNo) => reach switch
    {
        { IsAll: true } => true,
        { Scope: DataScope.Department, DepartmentCode: { } department } => departmentCode == department,
        { Scope: DataScope.Ward, WardCode: { } ward } => wardCode == ward,
        { Scope: DataScope.Own, StaffNo: var own } => ownNo == own,
        _ => false,
    };

    /// <summary>The same for a list: one comparison, which the scope's own index carries.</summary>
    public static ListScope<TRow> Of<TRow>(Expression<Func<TRow, string?>> department, Expression<Func<TRow, string?>> ward, Expression<Func<TRow, string?>> own) =>
        (reach, _, _, _) => Task.FromResult(reach switch
        {
            { IsAll: true } => _ => true,
            { Scope: DataScope.Department, DepartmentCode: { } code } => Is(department, code),
            { Scope: DataScope.Ward, WardCode: { } code } => Is(ward, code),
            { Scope: DataScope.Own, StaffNo: var staffNo } => Is(own, staffNo),
            _ => (Expression<Func<TRow, bool>>)(_ => false),
        });

    private static Expression<Func<TRow, bool>> Is<TRow>(Expression<Func<TRow, string?>> place, string code) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.Equal(place.Body, Expression.Constant(code, typeof(string))), place.Parameters);
}
