using HospitalCrm.Core.Complaints.Attachments;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<ComplaintAttachment> ComplaintAttachments => Set<ComplaintAttachment>();
}
