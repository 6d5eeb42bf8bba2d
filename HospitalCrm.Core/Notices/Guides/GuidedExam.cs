using HospitalCrm.Core.Encounters;

namespace HospitalCrm.Core.Notices.Guides;

/// <summary>An examination somebody is shown the way to.</summary>
/// <param name="ExecDepartment">Where it is done; null = where the item is always done.</param>
/// <param name="IsUnpaid">Known to be not paid yet.</param>
public sealed record GuidedExam(string ItemCode, string Name, string? ExecDepartment, DateTimeOffset? PlannedAt, bool IsUnpaid)
{
    internal static GuidedExam Of(ExamOrder order) => new(order.ItemCode, order.Name, order.ExecDepartmentCode, order.PlannedAt, order.IsPaid == false);
}
