/** `FULL_USER` as a panel writes it in XML, by hand from fact sheet section 5.2. */
export const FULL_USER_XML = `<?xml version="1.0" encoding="UTF-8"?>
<user>
  <id type="integer">12</id>
  <identifier>u4k9w0zq7m2xtb</identifier>
  <login>0012</login>
  <email>full@example.net</email>
  <first_name>Ünal</first_name>
  <last_name>O'Hara &amp; &lt;Sons&gt;</last_name>
  <status>suspended</status>
  <locale>en-GB</locale>
  <time_zone>Kyiv</time_zone>
  <created_at type="datetime">2012-02-09T17:05:30Z</created_at>
  <updated_at type="datetime">2012-04-03T14:30:34+00:00</updated_at>
  <activated_at type="dateTime">2014-08-21T16:00:15+03:00</activated_at>
  <deleted_at type="dateTime">2020-03-20T12:57:58.000+02:00</deleted_at>
  <suspend_at>2017-03-22T20:39:36.000+07:00</suspend_at>
  <password_changed_at type="datetime">2018-01-01T00:00:00Z</password_changed_at>
  <user_group_id type="integer">36</user_group_id>
  <group_id type="integer">37</group_id>
  <image_template_group_id type="integer">38</image_template_group_id>
  <firewall_id>39</firewall_id>
  <billing_plan_id type="integer">40</billing_plan_id>
  <bucket_id type="integer">41</bucket_id>
  <roles type="array">
    <role>
      <id type="integer">7</id>
      <label>Support</label>
      <identifier>q7zt0mxk3hb9ew</identifier>
      <created_at type="datetime">2014-04-03T14:30:34+00:00</created_at>
      <updated_at type="datetime">2014-04-04T14:30:34+00:00</updated_at>
      <users_count type="integer">3</users_count>
      <system type="boolean">false</system>
      <template>user_template</template>
      <permissions type="array">
        <permission>
          <id type="integer">11</id>
          <identifier>users.read</identifier>
          <label>See all users</label>
        </permission>
      </permissions>
    </role>
  </roles>
  <used_ip_addresses type="array">
    <ip_address>
      <id type="integer">1201</id>
      <address>192.0.2.14</address>
    </ip_address>
  </used_ip_addresses>
  <additional_fields type="array">
    <additional_field>
      <name>contract</name>
      <value>1e5</value>
    </additional_field>
  </additional_fields>
  <used_cpus type="integer">2</used_cpus>
  <used_cpu_shares type="integer">200</used_cpu_shares>
  <used_disk_size type="integer">40</used_disk_size>
  <used_memory type="integer">4096</used_memory>
  <memory_available type="float">12288.5</memory_available>
  <disk_space_available>160</disk_space_available>
  <outstanding_amount type="float">-117.25</outstanding_amount>
  <payment_amount type="decimal">1000.5</payment_amount>
  <total_amount type="decimal">883.25</total_amount>
  <monthly_price>29.9</monthly_price>
  <discount_due_to_free>3.5</discount_due_to_free>
  <total_amount_with_discount>879.75</total_amount_with_discount>
  <infoboxes>
    <display_infoboxes type="boolean">true</display_infoboxes>
    <hidden_infoboxes type="array">
      <hidden_infobox>welcome</hidden_infobox>
    </hidden_infoboxes>
  </infoboxes>
  <avatar>face.png</avatar>
  <use_gravatar type="boolean">true</use_gravatar>
  <supplied type="boolean">true</supplied>
  <system_theme>dark</system_theme>
  <registered_yubikey>true</registered_yubikey>
  <totp_enabled type="boolean">true</totp_enabled>
  <cdn_bandwidth_limit_set type="boolean">true</cdn_bandwidth_limit_set>
  <cdn_status>INACTIVE</cdn_status>
  <cdn_account_status>ACTIVE</cdn_account_status>
  <cdn_reference type="integer">7001</cdn_reference>
  <update_billing_stat type="boolean">true</update_billing_stat>
  <aflexi_user_id type="integer">7012</aflexi_user_id>
  <aflexi_username>canary-aflexi-username</aflexi_username>
  <aflexi_key>canary-aflexi-key</aflexi_key>
  <aflexi_password>canary-aflexi-password</aflexi_password>
  <remember_token>canary-remember-token</remember_token>
  <remember_token_expires_at type="datetime">2031-01-01T00:00:00Z</remember_token_expires_at>
  <wowza_key>canary-wowza-key</wowza_key>
  <api_key>canary-api-key</api_key>
</user>
`;
