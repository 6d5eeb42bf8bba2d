namespace HospitalCrm.Core.Complaints.Papers;

/// <summary>What is written on paper about one complaint.</summary>
public enum ComplaintPaper
{
    /// <summary>投诉登记表: signed by the complainant and kept; holds everything of him.</summary>
    Registration,

    /// <summary>投诉处理单: goes to those who handle it and to those complained about; holds nothing of the complainant.</summary>
    Handling,

    /// <summary>投诉答复函, to the complainant.</summary>
    Reply,
}

/// <summary>Who may have which; like <see cref="ComplaintRules"/> asked by pages and use cases.</summary>
public static class ComplaintPaperRules
{
    /// <summary>Why not; null when he may.</summary>
    public static string? Refusal(Complaint complaint, ComplaintViewer viewer, ComplaintPaper paper) => paper switch
    {
        _ when !ComplaintRules.MayOpen(complaint, viewer) => "Complaints.Missing",
        ComplaintPaper.Registration or ComplaintPaper.Reply when !ComplaintRules.SeesComplainant(complaint, viewer) => "Complaints.Conflict",
        ComplaintPaper.Handling or ComplaintPaper.Reply when complaint.Number is null => "Complaints.NotAcceptedYet",
        ComplaintPaper.Reply when complaint.IsAnonymous || complaint.ComplainantName is null => "Complaints.NobodyToReplyTo",
        _ => null,
    };
}
