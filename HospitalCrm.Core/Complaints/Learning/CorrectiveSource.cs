using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>A complaint a corrective action came of.</summary>
public sealed class CorrectiveSource : Entity<CorrectiveSource>
{
    private CorrectiveSource()
    {
    }

    internal CorrectiveSource(Id<CorrectiveAction> action, Id<Complaint> complaint) => (ActionId, ComplaintId) = (action, complaint);

    public Id<CorrectiveAction> ActionId { get; private set; }

    public Id<Complaint> ComplaintId { get; private set; }
}
