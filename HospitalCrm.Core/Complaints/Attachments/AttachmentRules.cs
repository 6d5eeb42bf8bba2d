namespace HospitalCrm.Core.Complaints.Attachments;

/// <summary>An attachment is as secret as the complainant: a letter is his hand, a recording his voice.</summary>
public static class AttachmentRules
{
    /// <summary>Of a complainant who had his data erased nobody reads them any more; they go when complaints need not be kept any longer.</summary>
    public static bool MayRead(Complaint complaint, ComplaintViewer viewer) => complaint.ForgottenAt is null && ComplaintRules.SeesComplainant(complaint, viewer);

    /// <summary>The office, whoever registered it, and those who work on it and speak with the complainant.</summary>
    public static bool MayAdd(Complaint complaint, ComplaintViewer viewer) => MayRead(complaint, viewer)
        && (viewer.Has(ComplaintPermissions.Manage)
            || (viewer.Has(ComplaintPermissions.Register) && complaint.RegisteredBy == viewer.StaffNo)
            || (viewer.Has(ComplaintPermissions.Feedback) && viewer.WorksFor(complaint)));
}
