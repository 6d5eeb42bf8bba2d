using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RolesAndRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Encounters_PatientId_StartedOn",
                table: "Encounters");

            migrationBuilder.AddColumn<string>(
                name: "WardCode",
                table: "Staff",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RightsChangedAt",
                table: "Roles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RestrictedAs",
                table: "Patients",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RestrictedAt",
                table: "Patients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RestrictedBy",
                table: "Patients",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RestrictionReason",
                table: "Patients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scope",
                table: "Grants",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "All");

            migrationBuilder.AddColumn<string>(
                name: "DoctorNo",
                table: "Encounters",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WardCode",
                table: "Encounters",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessStamps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Rights = table.Column<long>(type: "INTEGER", nullable: false),
                    Sessions = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessStamps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EmergencyAccesses",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StaffNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    JudgedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    JudgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Remark = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmergencyAccesses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EmergencyAccesses_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RightsReviews",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    Findings = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RightsReviews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RoleOffers",
                columns: table => new
                {
                    RoleCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Permission = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleOffers", x => new { x.RoleCode, x.Permission });
                });

            migrationBuilder.InsertData(
                table: "AccessStamps",
                columns: new[] { "Id", "Rights", "Sessions" },
                values: new object[] { 1, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_PatientId_StartedOn_DepartmentCode_WardCode_DoctorNo",
                table: "Encounters",
                columns: new[] { "PatientId", "StartedOn", "DepartmentCode", "WardCode", "DoctorNo" });

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyAccesses_At",
                table: "EmergencyAccesses",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyAccesses_PatientId",
                table: "EmergencyAccesses",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyAccesses_StaffNo_PersonId_Until",
                table: "EmergencyAccesses",
                columns: new[] { "StaffNo", "PersonId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_RightsReviews_At",
                table: "RightsReviews",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessStamps");

            migrationBuilder.DropTable(
                name: "EmergencyAccesses");

            migrationBuilder.DropTable(
                name: "RightsReviews");

            migrationBuilder.DropTable(
                name: "RoleOffers");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_PatientId_StartedOn_DepartmentCode_WardCode_DoctorNo",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "WardCode",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "RightsChangedAt",
                table: "Roles");

            migrationBuilder.DropColumn(
                name: "RestrictedAs",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "RestrictedAt",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "RestrictedBy",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "RestrictionReason",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Scope",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "DoctorNo",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "WardCode",
                table: "Encounters");

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_PatientId_StartedOn",
                table: "Encounters",
                columns: new[] { "PatientId", "StartedOn" });
        }
    }
}
