using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Analytics;

public static class AnalyticsPermissions
{
    /// <summary>运行日报: the hospital's figures by day, income among them.</summary>
    public static readonly Permission ViewReports = new("analytics.view-reports");

    /// <summary>运行看板 and 大屏: figures of the lists their reader may open, within his scope.</summary>
    public static readonly Permission ViewBoards = new("analytics.view-boards");
}
