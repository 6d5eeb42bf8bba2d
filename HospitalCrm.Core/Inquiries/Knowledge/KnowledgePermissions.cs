using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries.Knowledge;

public static class KnowledgePermissions
{
    /// <summary>知识库: finds and reads.</summary>
    public static readonly Permission View = new("knowledge.view");

    /// <summary>知识管理: writes, publishes, retires.</summary>
    public static readonly Permission Manage = new("knowledge.manage");
}
